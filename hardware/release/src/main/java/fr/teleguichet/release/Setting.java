package fr.teleguichet.release;

import java.util.List;
import java.util.Map;

/** A value of libconfig's format. */
sealed interface Setting {

  /** Settings with names, in their order. */
  record Group(Map<String, Setting> settings) implements Setting {}

  /** Settings without names: a list, or an array. */
  record Several(List<Setting> settings) implements Setting {
    public Several {
      settings = List.copyOf(settings);
    }
  }

  /** A text. */
  record Text(String value) implements Setting {}

  /** A whole number. */
  record Whole(long value) implements Setting {}

  /** True or false. */
  record Flag(boolean value) implements Setting {}
}
