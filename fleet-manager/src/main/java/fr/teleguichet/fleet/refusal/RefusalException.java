package fr.teleguichet.fleet.refusal;

import java.util.List;

/**
 * A service does not do what it is asked. It is thrown, so that the transaction in which it is
 * found out changes nothing.
 */
public class RefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Refuses for this reason. */
  public RefusalException(Refusal refusal) {
    super(refusal.sentence(), null, false, false);
    this.refusal = refusal;
  }

  /** Nothing of this name. */
  public static RefusalException unknown(String what, String name) {
    return new RefusalException(new Refusal.Unknown(what, name));
  }

  /** A field with a value that it can't have. */
  public static RefusalException field(String name, String detail) {
    return new RefusalException(
        new Refusal.Invalid(
            "Correct the field " + name + ": " + detail + ".",
            List.of(new Refusal.WrongField(name, detail))));
  }

  /** It does not go together with how things are now. */
  public static RefusalException conflict(String sentence) {
    return new RefusalException(new Refusal.Conflict(sentence));
  }

  /** Why it is not done. */
  public final Refusal refusal() {
    return refusal;
  }
}
