"""The ledger as sentences, for those who answer for the clinic."""

from datetime import datetime, time, timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from rekindle.journey.doors import HouseRequest, staff
from rekindle.journey.ledger import queries
from rekindle.journey.ledger.forms import FilterForm

A_PAGE = 50


@staff("ledger.read")
def lines(request: HouseRequest) -> HttpResponse:
    """The newest lines first; a press on *verify* walks the whole chain."""
    form = FilterForm(request.GET)
    rows = queries.lines_of(request.clinic)
    if form.is_valid():
        who, on = form.cleaned_data["who"], form.cleaned_data["on"]
        if who:
            rows = queries.naming(rows, who)
        if on:
            begins = datetime.combine(on, time(0), timezone.get_current_timezone())
            ends = datetime.combine(on + timedelta(days=1), time(0), timezone.get_current_timezone())
            rows = rows.filter(at__gte=begins, at__lt=ends)
    context = {
        "form": form,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "kept": urlencode({name: request.GET[name] for name in ("who", "on") if request.GET.get(name)}),
        "verdict": queries.verify() if request.method == "POST" else None,
    }
    return render(request, "ledger/lines.html", context)
