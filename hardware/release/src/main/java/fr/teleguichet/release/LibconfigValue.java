package fr.teleguichet.release;

import java.util.List;
import java.util.Map;

/** A value of libconfig's format. */
sealed interface LibconfigValue {

  /** Settings with names, in their order. */
  record Group(Map<String, LibconfigValue> settings) implements LibconfigValue {}

  /** Settings without names: a list, or an array. */
  record Several(List<LibconfigValue> settings) implements LibconfigValue {
    public Several {
      settings = List.copyOf(settings);
    }
  }

  /** A text. */
  record Text(String value) implements LibconfigValue {}

  /** A whole number. */
  record Whole(long value) implements LibconfigValue {}

  /** True or false. */
  record Flag(boolean value) implements LibconfigValue {}
}
