"""The building: settings, addresses, security, the shared look and the way in."""
