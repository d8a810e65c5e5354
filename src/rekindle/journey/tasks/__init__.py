"""What a named person must do by a time, who covers when, and to whom it goes if nobody answers."""
