package fr.teleguichet.fleet.platform.settings;

/** A setting is wrong or unknown, in a sentence that says which and what to write instead. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence. */
  public SettingsException(String message) {
    super(message);
  }
}
