"""Language models that an operator may connect; nothing here is used unless one is set."""
