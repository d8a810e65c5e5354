"""Every mark a page may draw: our own strokes on a 24 by 24 grid, inlined so that a strict content policy is kept."""

# Each value is the inside of an <svg>; stroke, width and caps come from the stylesheet.
ICONS: dict[str, str] = {
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "cross": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "plus": '<path d="M12 5.5v13M5.5 12h13"/>',
    "minus": '<path d="M6 12h12"/>',
    "question": '<circle cx="12" cy="12" r="8.5"/><path d="M9.6 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.7"/>'
    '<path d="M12 16.6v.1"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11.2v5"/><path d="M12 7.9v.1"/>',
    "stop": '<path d="M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7z"/><path d="M12 8v4.8"/><path d="M12 16v.1"/>',
    "warning": '<path d="M12 4.2 2.9 19.5h18.2z"/><path d="M12 10v4.4"/><path d="M12 17v.1"/>',
    "unknown": '<circle cx="12" cy="12" r="8.5" stroke-dasharray="3.2 3.47"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2"/>',
    "phone": '<path d="M6.6 3.8l2.7-.3 1.6 4-1.9 1.6a12 12 0 0 0 5.9 5.9l1.6-1.9 4 1.6-.3 2.7a2.6 2.6 0 0 1-2.8 2.3'
    'A16 16 0 0 1 4.3 6.6a2.6 2.6 0 0 1 2.3-2.8z"/>',
    "chat": '<path d="M4 5.5h16v11H10.5L6.5 20v-3.5H4z"/>',
    "heart": '<path d="M12 19.5S4 14.8 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3c0 5.5-8 10.2-8 10.2z"/>',
    "lungs": '<path d="M12 4v9M12 9.5c-1 0-1.5.6-2 1.5M12 9.5c1 0 1.5.6 2 1.5"/>'
    '<path d="M9 8.5c-3 1-5 5-5 8.5 0 2 .8 2.8 2.3 2.5L9 19c.7-.2 1-.7 1-1.5V9.5c0-.8-.3-1.2-1-1z"/>'
    '<path d="M15 8.5c3 1 5 5 5 8.5 0 2-.8 2.8-2.3 2.5L15 19c-.7-.2-1-.7-1-1.5V9.5c0-.8.3-1.2 1-1z"/>',
    "pulse": '<path d="M3 12.5h4l2.5-6.5 4.5 12 2.5-5.5H21"/>',
    "no-signal": '<path d="M3 13h3.5l2-5.5 3.5 10 1.5-4.5"/><path d="M16 6.5l4.5 4.5M20.5 6.5L16 11"/>',
    "person": '<circle cx="12" cy="8" r="3.8"/><path d="M4.8 20c.6-4 3.5-6 7.2-6s6.6 2 7.2 6"/>',
    "people": '<circle cx="9" cy="8.5" r="3.3"/><path d="M3 19.5c.4-3.6 2.8-5.5 6-5.5s5.6 1.9 6 5.5"/>'
    '<path d="M15.5 5.5a3.3 3.3 0 0 1 0 6M18 14.5c1.7.8 2.8 2.5 3 5"/>',
    "chair": '<path d="M7.5 12V6a2 2 0 0 1 2-2h5a2 2 0 0 1 2 2v6"/><path d="M5 10.5V16h14v-5.5"/>'
    '<path d="M7 16v3.5M17 16v3.5"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "document": '<path d="M6.5 3.5h7l4 4v13h-11z"/><path d="M13.5 3.5v4h4M9.5 12h5M9.5 15.5h5"/>',
    "pen": '<path d="M4.5 19.5l1-4L16 5l3 3L8.5 18.5z"/><path d="M14 7l3 3"/>',
    "pause": '<path d="M9 6v12M15 6v12" stroke-width="3"/>',
    "stop-square": '<rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor"/>',
    "play": '<path d="M8 5.5l10 6.5-10 6.5z"/>',
    "drop": '<path d="M12 3.8s6 6.3 6 10.4a6 6 0 0 1-12 0c0-4.1 6-10.4 6-10.4z"/>',
    "vial": '<path d="M8.5 4h7M9.5 4v14a2.5 2.5 0 0 0 5 0V4M9.5 11.5h5"/>',
    "pump": '<rect x="5" y="4" width="14" height="16" rx="2.5"/>'
    '<path d="M8.5 8h7v3.5h-7zM9 15.5h.1M12 15.5h.1M15 15.5h.1"/>',
    "screen": '<rect x="3.5" y="5" width="17" height="11" rx="2"/><path d="M9 20h6M12 16v4"/>',
    "speaker": '<path d="M4 9.5v5h3.5l5 4v-13l-5 4z"/><path d="M16 9a4 4 0 0 1 0 6M18.5 6.5a7.5 7.5 0 0 1 0 11"/>',
    "speaker-off": '<path d="M4 9.5v5h3.5l5 4v-13l-5 4z"/><path d="M16 9.5l5 5M21 9.5l-5 5"/>',
    "chevron-down": '<path d="M6.5 9.5l5.5 5.5 5.5-5.5"/>',
    "chevron-end": '<path d="M9.5 6l6 6-6 6"/>',
    "arrow-back": '<path d="M19 12H5.5M11 6l-6 6 6 6"/>',
    "flag": '<path d="M6 21V4.5h11l-2.5 4 2.5 4H6"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="M4 7.5l8 6 8-6"/>',
    "car": '<path d="M4 16.5v-4l2-5.5h12l2 5.5v4z"/><path d="M4 12.5h16M7 16.5V19M17 16.5V19"/>',
    "book": '<path d="M5 5c2.5-1 5-1 7 .5 2-1.5 4.5-1.5 7-.5v13.5c-2.5-1-5-1-7 .5-2-1.5-4.5-1.5-7-.5z"/>'
    '<path d="M12 5.5V19"/>',
    "print": '<path d="M7.5 8.5V4h9v4.5M7.5 16H5v-7.5h14V16h-2.5"/><path d="M7.5 13.5h9V20h-9z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
    "sort": '<path d="M8 5v14M5 16l3 3 3-3M16 19V5M13 8l3-3 3 3"/>',
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4'
    'M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4"/>',
    "leaf": '<path d="M5 19c0-8 5-13.5 14.5-14C20 14 15 19 8.5 18.5"/><path d="M5 19c2.5-4.5 5.5-7 9-8.5"/>',
    "face-very-low": '<circle cx="12" cy="12" r="9"/><path d="M8.8 9.6v.1M15.2 9.6v.1M8 16.3c1.8-2.7 6.2-2.7 8 0"/>',
    "face-low": '<circle cx="12" cy="12" r="9"/><path d="M8.8 9.6v.1M15.2 9.6v.1M8.5 15.8c1.8-1.4 5.2-1.4 7 0"/>',
    "face-so-so": '<circle cx="12" cy="12" r="9"/><path d="M8.8 9.6v.1M15.2 9.6v.1M8.5 15h7"/>',
    "face-good": '<circle cx="12" cy="12" r="9"/><path d="M8.8 9.6v.1M15.2 9.6v.1M8.5 14.3c1.8 1.5 5.2 1.5 7 0"/>',
    "face-very-good": '<circle cx="12" cy="12" r="9"/><path d="M8.8 9.6v.1M15.2 9.6v.1M8 13.6c1.5 3.6 6.5 3.6 8 0"/>',
}

GRADE_ICONS: dict[str, str] = {
    "stop": "stop",
    "bad": "stop",
    "ask": "question",
    "warn": "warning",
    "unknown": "unknown",
    "ok": "check",
    "no": "check",
    "resolved": "check",
    "info": "info",
    "clock": "clock",
    "person": "person",
}
