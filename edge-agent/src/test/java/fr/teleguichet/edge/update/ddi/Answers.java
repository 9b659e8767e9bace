package fr.teleguichet.edge.update.ddi;

/** What a server that is played says no with. */
public final class Answers {

  private Answers() {}

  /** It does not have this, or not any more. */
  public static DdiException gone() {
    return new DdiException(DdiException.Kind.GONE, "the server answered 404");
  }
}
