package fr.teleguichet.provisioning.trouble;

import fr.teleguichet.provisioning.text.Say;
import org.jspecify.annotations.Nullable;

/** Why something can't be done; its sentence says what to do. */
public final class Trouble extends Exception {

  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient Say say;

  /** Trouble without a deeper cause. */
  public Trouble(Kind kind, String key, Object... values) {
    this(kind, Say.of(key, values), null);
  }

  /** Trouble with a cause for the developer. */
  public Trouble(Kind kind, Say say, @Nullable Throwable cause) {
    super(say.key() + " " + say.values(), cause);
    this.kind = kind;
    this.say = say;
  }

  /** What kind it is. */
  public Kind kind() {
    return kind;
  }

  /** What to tell the person. */
  public Say say() {
    return say;
  }
}
