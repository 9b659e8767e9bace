package fr.teleguichet.fleet.site.profile;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be said of a site beside the register, in the order of its form. */
public enum ProfileField implements CodedEnum {
  /** The structure that keeps the place. */
  HOST(Kind.LINE),
  /** The place's own telephone, which the public may know. */
  TELEPHONE(Kind.TELEPHONE),
  MEDIATOR(Kind.LINE),
  MEDIATOR_TELEPHONE(Kind.TELEPHONE),
  MEDIATOR_EMAIL(Kind.EMAIL),
  TECHNICIAN(Kind.LINE),
  TECHNICIAN_TELEPHONE(Kind.TELEPHONE),
  TECHNICIAN_EMAIL(Kind.EMAIL),
  /** Where the key is, which door, where to park: for those who repair. */
  ACCESS_NOTE(Kind.NOTE),
  /** How somebody in a wheelchair or with weak hearing gets along, which the public may know. */
  ACCESSIBILITY(Kind.NOTE);

  /** How a field is written. */
  public enum Kind {
    LINE(120, Pattern.compile("[^\\p{Cntrl}]+"), "text"),
    TELEPHONE(30, Pattern.compile("\\+?[0-9][0-9 .()-]{3,28}"), "tel"),
    EMAIL(120, Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@<>\",;]+"), "email"),
    NOTE(2_000, Pattern.compile("(?:[^\\p{Cntrl}]|[\\n\\t])+"), "text");

    private final int maxLength;
    private final Pattern form;
    private final String inputType;

    Kind(int maxLength, Pattern form, String inputType) {
      this.maxLength = maxLength;
      this.form = form;
      this.inputType = inputType;
    }

    /** The type of the field that a browser shows. */
    public String inputType() {
      return inputType;
    }

    /** The most letters. */
    public int maxLength() {
      return maxLength;
    }
  }

  private final Kind kind;

  ProfileField(Kind kind) {
    this.kind = kind;
  }

  /** How it is written. */
  public Kind kind() {
    return kind;
  }

  /** Whether it fits; an empty text does, and says nothing. */
  public boolean takes(String text) {
    return text.isEmpty() || (text.length() <= kind.maxLength && kind.form.matcher(text).matches());
  }

  /** The field of this word. */
  public static Optional<ProfileField> ofWord(String word) {
    return CodedEnum.of(ProfileField.class, word);
  }
}
