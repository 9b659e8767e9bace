package fr.teleguichet.fleet.web.page;

/** What an address names is not there for this visitor: the page that says so answers. */
public final class NotFoundPageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient NotFoundKind kind;
  private final String name;

  NotFoundPageException(NotFoundKind kind, String name) {
    super("nothing of the name " + name, null, false, false);
    this.kind = kind;
    this.name = name;
  }

  NotFoundKind kind() {
    return kind;
  }

  String name() {
    return name;
  }
}
