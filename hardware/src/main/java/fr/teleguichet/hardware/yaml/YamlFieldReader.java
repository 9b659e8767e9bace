package fr.teleguichet.hardware.yaml;

import fr.teleguichet.hardware.text.KnownWordSuggester;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.yaml.YamlNode.Entry;
import fr.teleguichet.hardware.yaml.YamlNode.Mapping;
import fr.teleguichet.hardware.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One group of keys while it is read. Every method asks for one key, notes a problem when it is
 * missing or wrong, and goes on; {@link #build} closes the group, refuses the keys that nobody
 * asked for, and gives the value only if all was well.
 */
public final class YamlFieldReader {

  private final Mapping mapping;
  private final String path;
  private final YamlProblems problems;
  private final YamlScalarReader scalars;
  private final int problemsBefore;
  private final Set<String> asked = new LinkedHashSet<>();
  private boolean closed;

  YamlFieldReader(Mapping mapping, String path, YamlProblems problems) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
    this.scalars = new YamlScalarReader(problems);
    this.problemsBefore = problems.count();
  }

  /** A name. */
  public YamlFieldResult<Slug> slug(String key) {
    return text(key, Slug::new);
  }

  /** A line of text for people. */
  public YamlFieldResult<TextLine> line(String key) {
    return text(key, TextLine::new);
  }

  /** Text that the function turns into a value, or refuses by IllegalArgumentException. */
  public <T> YamlFieldResult<T> text(String key, Function<String, T> of) {
    return new YamlFieldResult<>(
        find(key).flatMap(entry -> scalars.text(entry.value(), pathTo(key), of)));
  }

  /** A whole number of this range, its ends included. */
  public YamlFieldResult<Integer> whole(String key, int least, int most) {
    return new YamlFieldResult<>(
        find(key).flatMap(entry -> scalars.whole(entry.value(), pathTo(key), least, most)));
  }

  /** A list of so many whole numbers of this range. */
  public YamlFieldResult<List<Integer>> wholes(String key, int count, int least, int most) {
    List<Integer> values = new ArrayList<>();
    for (LocatedValue<YamlNode> item : items(key, count, count)) {
      scalars.whole(item.value(), item.path(), least, most).ifPresent(values::add);
    }
    return new YamlFieldResult<>(Optional.of(List.copyOf(values)));
  }

  /** One of these words. */
  public <T> YamlFieldResult<T> word(String key, Map<String, T> words) {
    return text(key, text -> chosen(text, words));
  }

  /** A list of texts, each at most once. */
  public <T> YamlFieldResult<List<T>> texts(
      String key, int least, int most, Function<String, T> of) {
    List<T> values = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LocatedValue<YamlNode> item : items(key, least, most)) {
      scalars.text(item.value(), item.path(), text -> once(text, seen, of)).ifPresent(values::add);
    }
    return new YamlFieldResult<>(Optional.of(List.copyOf(values)));
  }

  /** A group within this one. */
  public <T> YamlFieldResult<T> group(String key, Function<YamlFieldReader, Optional<T>> reader) {
    return new YamlFieldResult<>(
        find(key).flatMap(e -> groupOf(e.value(), pathTo(key))).flatMap(reader));
  }

  /** The groups of a list that can be read; the problems of the others are noted. */
  public <T> List<LocatedValue<T>> groups(
      String key, int least, int most, Function<YamlFieldReader, Optional<T>> reader) {
    List<LocatedValue<T>> values = new ArrayList<>();
    for (LocatedValue<YamlNode> item : items(key, least, most)) {
      groupOf(item.value(), item.path())
          .flatMap(reader)
          .ifPresent(value -> values.add(new LocatedValue<>(value, item.line(), item.path())));
    }
    return List.copyOf(values);
  }

  /** The group under the one of these keys that is there; exactly one must be. */
  public <T> YamlFieldResult<T> either(
      Map<String, Function<YamlFieldReader, Optional<T>>> readers) {
    List<Entry> present =
        mapping.entries().stream().filter(entry -> readers.containsKey(entry.key())).toList();
    asked.addAll(readers.keySet());
    if (present.size() != 1) {
      form(
          mapping.line(),
          path,
          "needs exactly one of the keys " + String.join(", ", readers.keySet()));
      return new YamlFieldResult<>(Optional.empty());
    }
    String key = present.getFirst().key();
    return group(key, readers.getOrDefault(key, _ -> Optional.empty()));
  }

  /** The value, if neither this group nor anything in it has a problem. */
  public <T> Optional<T> build(Supplier<T> value) {
    close();
    if (problems.count() > problemsBefore) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      problems.add(
          new YamlProblem(
              mapping.line(), path, YamlProblem.Kind.MEANING, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** A value with the place of this group. */
  public <T> LocatedValue<T> here(T value) {
    return new LocatedValue<>(value, mapping.line(), path);
  }

  /** The value of a key that may be left out, and is then empty. */
  public <T> YamlFieldResult<Optional<T>> ifThere(
      String key, Function<String, YamlFieldResult<T>> reader) {
    asked.add(key);
    if (mapping.entries().stream().noneMatch(entry -> entry.key().equals(key))) {
      return new YamlFieldResult<>(Optional.of(Optional.empty()));
    }
    Optional<T> found = reader.apply(key).found();
    return new YamlFieldResult<>(found.isPresent() ? Optional.of(found) : Optional.empty());
  }

  /** Refuses the keys that nobody asked for, once. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (Entry entry : mapping.entries()) {
      if (!asked.contains(entry.key())) {
        String advice = problems.isFull() ? "" : KnownWordSuggester.advice(entry.key(), asked);
        String sentence = "the key " + TextQuoter.of(entry.key()) + " is not known here; " + advice;
        form(entry.line(), pathTo(entry.key()), sentence);
      }
    }
  }

  private Optional<Entry> find(String key) {
    asked.add(key);
    Optional<Entry> found = mapping.entries().stream().filter(e -> e.key().equals(key)).findFirst();
    if (found.isEmpty()) {
      form(mapping.line(), path, "the key " + TextQuoter.of(key) + " is missing; add it");
    }
    return found;
  }

  private List<LocatedValue<YamlNode>> items(String key, int least, int most) {
    Optional<Entry> entry = find(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    YamlNode node = entry.get().value();
    if (!(node instanceof Sequence sequence)) {
      form(node.line(), pathTo(key), "needs a list, not " + node.kind());
      return List.of();
    }
    int size = sequence.items().size();
    if (size < least || size > most) {
      form(node.line(), pathTo(key), "needs " + wanted(least, most) + ", not " + size);
      return List.of();
    }
    List<LocatedValue<YamlNode>> items = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      items.add(new LocatedValue<>(item, item.line(), pathTo(key) + "[" + items.size() + "]"));
    }
    return items;
  }

  private static String wanted(int least, int most) {
    if (most == 0) {
      return "an empty list here, written []";
    }
    return (least == most ? "" + least : least + " to " + most) + " items";
  }

  private Optional<YamlFieldReader> groupOf(YamlNode node, String where) {
    if (node instanceof Mapping group) {
      return Optional.of(new YamlFieldReader(group, where, problems));
    }
    form(node.line(), where, "needs a group of keys, not " + node.kind());
    return Optional.empty();
  }

  private static <T> T chosen(String text, Map<String, T> words) {
    T value = words.get(text);
    if (value == null) {
      throw new IllegalArgumentException(
          TextQuoter.of(text)
              + " is not known here; "
              + KnownWordSuggester.advice(text, words.keySet()));
    }
    return value;
  }

  private static <T> T once(String text, Set<String> seen, Function<String, T> of) {
    if (!seen.add(text)) {
      throw new IllegalArgumentException(
          TextQuoter.of(text) + " stands twice in the list; keep one");
    }
    return of.apply(text);
  }

  private String pathTo(String key) {
    String shown = YamlTreeBuilder.shown(key);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  private void form(int line, String where, String sentence) {
    problems.add(new YamlProblem(line, where, YamlProblem.Kind.FORM, sentence));
  }
}
