package fr.teleguichet.fleet.compliance.authority;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents have to say of the public body and program can't know, as the form asks. */
public enum PublicAuthorityField implements CodedEnum {
  NAME(Group.AUTHORITY, Kind.LINE),
  /** Its number in the national register of bodies (SIRET), 14 digits. */
  REGISTRATION(Group.AUTHORITY, Kind.REGISTRATION),
  ADDRESS(Group.AUTHORITY, Kind.LINES),
  /** Who represents it in law, by function or by name. */
  REPRESENTATIVE(Group.AUTHORITY, Kind.LINE),
  EMAIL(Group.AUTHORITY, Kind.EMAIL),
  TELEPHONE(Group.AUTHORITY, Kind.TELEPHONE),
  /** Who protects data there (GDPR, article 37). */
  OFFICER(Group.DATA_PROTECTION, Kind.LINE),
  OFFICER_EMAIL(Group.DATA_PROTECTION, Kind.EMAIL),
  OFFICER_TELEPHONE(Group.DATA_PROTECTION, Kind.TELEPHONE),
  OFFICER_ADDRESS(Group.DATA_PROTECTION, Kind.LINES),
  /** The resolution or the law that makes the network its task. */
  LEGAL_ACT(Group.DATA_PROTECTION, Kind.LINE),
  /** Who works with the data for it, one a line (GDPR, article 28). */
  PROCESSORS(Group.DATA_PROTECTION, Kind.LINES),
  /** Which data leaves the European Union, and with which guarantees. */
  TRANSFERS(Group.DATA_PROTECTION, Kind.LINES),
  /** Who answers those whom something keeps out. */
  ACCESSIBILITY_EMAIL(Group.ACCESSIBILITY, Kind.EMAIL),
  ACCESSIBILITY_TELEPHONE(Group.ACCESSIBILITY, Kind.TELEPHONE),
  ACCESSIBILITY_ADDRESS(Group.ACCESSIBILITY, Kind.LINES),
  /** Where its plan of several years for accessibility is published. */
  ACCESSIBILITY_PLAN(Group.ACCESSIBILITY, Kind.WEB_ADDRESS),
  /** Who accepts the risks and signs. */
  ACCREDITATION_AUTHORITY(Group.SECURITY, Kind.LINE),
  SECURITY_OFFICER(Group.SECURITY, Kind.LINE),
  SECURITY_EMAIL(Group.SECURITY, Kind.EMAIL),
  /** Where the server stands and who runs it. */
  HOSTING(Group.SECURITY, Kind.LINES);

  /** Fields that stand together in the form. */
  public enum Group implements CodedEnum {
    AUTHORITY,
    DATA_PROTECTION,
    ACCESSIBILITY,
    SECURITY;

    /** Its fields in their order. */
    public List<PublicAuthorityField> fields() {
      return Stream.of(PublicAuthorityField.values()).filter(it -> it.group == this).toList();
    }
  }

  /** How a field is written. */
  public enum Kind implements CodedEnum {
    LINE(200, "[^\\p{Cntrl}]+", "text"),
    LINES(1_000, "(?:[^\\p{Cntrl}]|\\n)+", "text"),
    EMAIL(120, "[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@<>\",;]+", "email"),
    TELEPHONE(30, "\\+?[0-9][0-9 .()-]{2,28}", "tel"),
    REGISTRATION(18, "[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[0-9]{5}", "text"),
    WEB_ADDRESS(200, "https?://[^\\s\"<>]+", "url");

    private final int maxLength;
    private final Pattern form;
    private final String inputType;

    Kind(int maxLength, String form, String inputType) {
      this.maxLength = maxLength;
      this.form = Pattern.compile(form);
      this.inputType = inputType;
    }

    /** The type of the field that a browser shows. */
    public String inputType() {
      return inputType;
    }
  }

  private final Group group;
  private final Kind kind;

  PublicAuthorityField(Group group, Kind kind) {
    this.group = group;
    this.kind = kind;
  }

  /** How it is written. */
  public Kind kind() {
    return kind;
  }

  /** Whether it fits; an empty text does, and says nothing. */
  boolean takes(String text) {
    return text.isEmpty() || (text.length() <= kind.maxLength && kind.form.matcher(text).matches());
  }

  /** The field of this word. */
  static Optional<PublicAuthorityField> ofWord(String word) {
    return CodedEnum.of(PublicAuthorityField.class, word);
  }
}
