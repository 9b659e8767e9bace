package fr.teleguichet.hardware.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of a JSON object by name. What is wrong is told by an {@link
 * IllegalArgumentException} that begins with the member's place.
 *
 * @param place where the object stands, such as {@code services[3].}
 */
public record JsonMemberReader(String place, Map<?, ?> members) {

  /** A member is wrong. */
  public static final class InvalidMemberException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    private InvalidMemberException(String place, String sentence) {
      super(place + ": " + sentence);
      this.place = place;
    }

    /** Where it stands, such as {@code services[3].name}. */
    public String place() {
      return place;
    }
  }

  /** A text that the function turns into a value, or refuses. */
  public <T> T text(String name, Function<String, T> of) {
    return optionalText(name, of).orElseThrow(() -> wrong(name, "is missing"));
  }

  /** The same where it may be missing. */
  public <T> Optional<T> optionalText(String name, Function<String, T> of) {
    return Optional.ofNullable(members.get(name)).map(it -> read(name, it, of));
  }

  /** A word of a list; one of a newer version reads like the one that stands for all others. */
  public <T> T word(String name, Function<String, Optional<T>> of, T other) {
    return optionalText(name, it -> of.apply(it).orElse(other)).orElse(other);
  }

  /** A truth value, false where it is missing. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** A whole number. */
  public long whole(String name) {
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw wrong(name, "must be a whole number");
  }

  /** An object, where it is there. */
  public Optional<JsonMemberReader> object(String name) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map<?, ?> object) {
      return Optional.of(new JsonMemberReader(place + name + ".", object));
    }
    throw wrong(name, "must be an object");
  }

  /** A list; an empty one where it is missing. */
  public List<?> list(String name) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "must be a list");
  }

  /** The texts of a list. */
  public List<String> texts(String name) {
    return list(name).stream().map(it -> read(name, it, Function.identity())).toList();
  }

  /** Each member by what its name means; members of which nothing is known are passed over. */
  public <K> Map<K, String> textsBy(Function<String, Optional<K>> key) {
    Map<K, String> texts = new LinkedHashMap<>();
    for (Object name : members.keySet()) {
      String known = String.valueOf(name);
      key.apply(known).ifPresent(it -> texts.put(it, text(known, Function.identity())));
    }
    return texts;
  }

  private <T> T read(String name, Object value, Function<String, T> of) {
    if (!(value instanceof String text)) {
      throw wrong(name, "must be a text");
    }
    try {
      return of.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
  }

  /** Has what is made of several members say where they stand. */
  public <T> T made(String name, java.util.function.Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw e instanceof InvalidMemberException ? e : wrong(name, String.valueOf(e.getMessage()));
    }
  }

  /** What is thrown where this member is wrong. */
  public InvalidMemberException wrong(String name, String sentence) {
    return new InvalidMemberException(place + name, sentence);
  }
}
