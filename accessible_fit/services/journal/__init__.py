"""What a person says is kept also when the server is gone: first on this computer, then where it belongs."""
