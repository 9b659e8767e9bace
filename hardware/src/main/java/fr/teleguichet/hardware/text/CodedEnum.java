package fr.teleguichet.hardware.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * A constant of an enum with a word for others: on the wire, in addresses, messages, style sheets,
 * files and databases. Whoever renames the constant changes what all of them say.
 */
public interface CodedEnum {

  /** The constant's own name, as every enum has it. */
  String name();

  /** The name in lower case, hyphens instead of underscores. */
  default String code() {
    return EnumCodes.code(name());
  }

  /** The constant behind the word; nothing for a word of a newer version. */
  static <E extends Enum<E> & CodedEnum> Optional<E> of(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.code().equals(word))
        .findFirst();
  }
}
