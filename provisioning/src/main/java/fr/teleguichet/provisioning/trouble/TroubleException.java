package fr.teleguichet.provisioning.trouble;

import fr.teleguichet.provisioning.text.Message;
import org.jspecify.annotations.Nullable;

/** Why something can't be done; its sentence says what to do. */
public final class TroubleException extends Exception {

  private static final long serialVersionUID = 1;

  private final TroubleKind kind;
  private final transient Message say;

  /** Trouble without a deeper cause. */
  public TroubleException(TroubleKind kind, String key, Object... values) {
    this(kind, Message.of(key, values), null);
  }

  /** Trouble with a cause for the developer. */
  public TroubleException(TroubleKind kind, Message say, @Nullable Throwable cause) {
    super(say.key() + " " + say.values(), cause);
    this.kind = kind;
    this.say = say;
  }

  /** What kind it is. */
  public TroubleKind kind() {
    return kind;
  }

  /** What to tell the person. */
  public Message say() {
    return say;
  }
}
