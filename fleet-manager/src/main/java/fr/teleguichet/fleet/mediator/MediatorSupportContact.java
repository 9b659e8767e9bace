package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.util.List;
import java.util.Optional;

/**
 * Whom mediators ask when they can't go on.
 *
 * @param name who that is; nobody is shown without one
 * @param telephone the person's number
 */
public record MediatorSupportContact(Optional<String> name, Optional<String> telephone) {

  static final Setting<String> NAME =
      Setting.text(
          "fleet.mediator.contact-name",
          "",
          "Who coordinates the network, for the mediators’ page: a name or a service.");
  static final Setting<String> TELEPHONE =
      Setting.text(
          "fleet.mediator.contact-telephone",
          "",
          "That person’s telephone number, such as `+33 5 65 00 00 00`.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(NAME, TELEPHONE);

  private static final int LONGEST_NAME = 80;

  public MediatorSupportContact {
    if (name.filter(it -> it.length() > LONGEST_NAME).isPresent()) {
      throw new SettingsException(
          NAME.key() + " is longer than " + LONGEST_NAME + " characters: give a shorter name.");
    }
    telephone
        .filter(it -> !it.matches("\\+?[0-9][0-9 .()-]{1,28}[0-9]"))
        .ifPresent(
            it -> {
              throw TELEPHONE.wrong(it, "give a number such as +33 5 65 00 00 00.");
            });
  }

  /** Takes the operator's values. */
  public static MediatorSupportContact from(Settings settings) {
    return new MediatorSupportContact(given(settings.get(NAME)), given(settings.get(TELEPHONE)));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(it -> !it.isEmpty());
  }
}
