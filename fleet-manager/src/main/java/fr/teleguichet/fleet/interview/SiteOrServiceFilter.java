package fr.teleguichet.fleet.interview;

import java.util.function.Function;

/** Of which site or service somebody asks, as an address says it. */
public sealed interface SiteOrServiceFilter<C> {

  /** The greatest length of a code; what is longer asks for all. */
  int MAX_LENGTH = 40;

  /** Of all of them. */
  record All<C>() implements SiteOrServiceFilter<C> {}

  /** Of the one that has this code. */
  record One<C>(C code) implements SiteOrServiceFilter<C> {}

  /** Of one that can't be there: the text is no code. */
  record Nobody<C>(String text) implements SiteOrServiceFilter<C> {}

  /** Reads the text of an address; empty asks for all. */
  static <C> SiteOrServiceFilter<C> read(String text, Function<String, C> code) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return new All<>();
    }
    try {
      return new One<>(code.apply(text));
    } catch (IllegalArgumentException _) {
      return new Nobody<>(text);
    }
  }

  /** Whether somebody asks for all. */
  default boolean isAll() {
    return this instanceof All<C>;
  }

  /** Whether what has this code is asked for. */
  default boolean wants(C code) {
    return switch (this) {
      case All<C>() -> true;
      case One<C>(C wanted) -> wanted.equals(code);
      case Nobody<C>(String _) -> false;
    };
  }

  /** The text of an address that asks the same. */
  default String text() {
    return switch (this) {
      case All<C>() -> "";
      case One<C>(C wanted) -> String.valueOf(wanted);
      case Nobody<C>(String text) -> text;
    };
  }
}
