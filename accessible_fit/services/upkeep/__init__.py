"""The store is opened, copied and put back."""
