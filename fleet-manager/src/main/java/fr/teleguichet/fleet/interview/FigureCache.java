package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.interview.FigureVersionRepository.Marks;
import fr.teleguichet.fleet.platform.database.Database;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was read of each month or year, which never changes, for as long as its mark in the
 * database is the same. Mark and rows are read in one snapshot, and whoever changes rows changes
 * the mark in the same transaction: so what is kept under a mark is what every snapshot with that
 * mark would read. What somebody wrote without a mark is read each time.
 *
 * @param <V> what was read of a month or year
 */
final class FigureCache<V extends FigureCache.Sized> {

  /** Something that takes memory. */
  interface Sized {
    /** Of how many objects of some fifty bytes it is made. */
    int size();
  }

  /** An eighth of the heap, at some eighty bytes for each object with what refers to it. */
  static final long USUAL_SIZE = Runtime.getRuntime().maxMemory() / 8 / 80;

  private record Kept<V>(long mark, V value) {}

  private final Database database;
  private final Figures figures;
  private final long maxSize;
  private final BiFunction<Handle, LocalDate, V> reading;
  private final Map<LocalDate, Kept<V>> kept = new ConcurrentHashMap<>();

  /**
   * A memory without anything in it.
   *
   * @param maxSize how much is kept at most; what is more is read each time
   * @param reading reads a month or year by its first day
   */
  FigureCache(
      Database database, Figures figures, long maxSize, BiFunction<Handle, LocalDate, V> reading) {
    this.database = database;
    this.figures = figures;
    this.maxSize = maxSize;
    this.reading = reading;
  }

  /**
   * Shows each of these months or years in order, all of one moment: that of the snapshot in which
   * this is asked, if it is one.
   *
   * @param firsts their first days
   */
  void each(Collection<LocalDate> firsts, Consumer<V> use) {
    int _ =
        database.snapshot(() -> database.jdbi().withHandle(handle -> each(handle, firsts, use)));
  }

  private int each(Handle snapshot, Collection<LocalDate> firsts, Consumer<V> use) {
    Marks marks = FigureVersionRepository.read(snapshot, figures);
    for (LocalDate first : firsts) {
      OptionalLong mark = marks.of(first);
      use.accept(
          mark.isPresent()
              ? of(snapshot, first, mark.getAsLong())
              : reading.apply(snapshot, first));
    }
    return firsts.size();
  }

  private V of(Handle snapshot, LocalDate first, long mark) {
    @Nullable Kept<V> last = kept.get(first);
    if (last != null && last.mark() == mark) {
      return last.value();
    }
    V value = reading.apply(snapshot, first);
    if (last != null) {
      var _ = kept.remove(first, last);
    }
    if (size() + value.size() <= maxSize) {
      var _ = kept.put(first, new Kept<>(mark, value));
    }
    return value;
  }

  /** How much is kept. */
  long size() {
    return kept.values().stream().mapToLong(it -> it.value().size()).sum();
  }
}
