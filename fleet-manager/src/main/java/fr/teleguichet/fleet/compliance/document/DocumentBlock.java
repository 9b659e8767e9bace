package fr.teleguichet.fleet.compliance.document;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A part of a section. */
public sealed interface DocumentBlock {

  /** Every text in it that may be a gap. */
  Stream<TextOrGap> texts();

  /** Words in a row. */
  record Paragraph(TextOrGap text) implements DocumentBlock {
    @Override
    public Stream<TextOrGap> texts() {
      return Stream.of(text);
    }
  }

  /** Points. */
  record BulletList(List<TextOrGap> points) implements DocumentBlock {
    public BulletList {
      points = List.copyOf(points);
    }

    @Override
    public Stream<TextOrGap> texts() {
      return points.stream();
    }
  }

  /** Facts, each with its name. */
  record FactList(List<Fact> facts) implements DocumentBlock {
    public FactList {
      facts = List.copyOf(facts);
    }

    @Override
    public Stream<TextOrGap> texts() {
      return facts.stream().map(Fact::text);
    }
  }

  /** A fact and its name. */
  record Fact(String name, TextOrGap text) {}

  /**
   * A table.
   *
   * @param columns what stands above each column
   * @param rows as many texts each as there are columns; the first names the row
   */
  record Grid(List<String> columns, List<List<TextOrGap>> rows) implements DocumentBlock {
    public Grid {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("each row needs " + width + " texts.");
      }
    }

    @Override
    public Stream<TextOrGap> texts() {
      return rows.stream().flatMap(Collection::stream);
    }
  }

  /** Words that are known. */
  static DocumentBlock paragraph(String text) {
    return new Paragraph(TextOrGap.of(text));
  }

  /** Points that are known. */
  static DocumentBlock bullets(List<String> points) {
    return new BulletList(points.stream().map(TextOrGap::of).toList());
  }

  /** A row of a table whose texts are known. */
  static List<TextOrGap> row(String... texts) {
    return Stream.of(texts).map(TextOrGap::of).toList();
  }
}
