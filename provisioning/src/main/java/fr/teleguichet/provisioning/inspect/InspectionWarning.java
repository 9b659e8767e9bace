package fr.teleguichet.provisioning.inspect;

import fr.teleguichet.provisioning.text.Message;

/**
 * Something that is not as it should be.
 *
 * @param failing whether the thing does not work like this; otherwise it only should be known
 */
public record InspectionWarning(boolean failing, Message say) {

  static InspectionWarning failing(String key, Object... values) {
    return new InspectionWarning(true, Message.of(key, values));
  }

  static InspectionWarning known(String key, Object... values) {
    return new InspectionWarning(false, Message.of(key, values));
  }
}
