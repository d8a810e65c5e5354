"""The shape of what people type on the way to a first treatment."""
