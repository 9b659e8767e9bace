package fr.teleguichet.hardware.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in one file; beyond the hundredth problem they are only counted. */
public final class YamlProblems {

  private static final int MAX_COUNT = 100;

  private final List<YamlProblem> noted = new ArrayList<>();
  private int count;

  /** Notes one more. */
  public void add(YamlProblem problem) {
    count++;
    if (noted.size() < MAX_COUNT) {
      noted.add(problem);
    }
  }

  /** How many there are, those included that are only counted. */
  public int count() {
    return count;
  }

  /** Whether a further one would only be counted, so that its message need not be composed. */
  boolean isFull() {
    return noted.size() == MAX_COUNT;
  }

  /** In the order of the file; the last one says so when some were only counted. */
  public List<YamlProblem> inOrder() {
    List<YamlProblem> ordered = new ArrayList<>(noted);
    ordered.sort(Comparator.comparingInt(YamlProblem::line));
    if (count > MAX_COUNT) {
      ordered.add(more(ordered.getLast().line()));
    }
    return List.copyOf(ordered);
  }

  private YamlProblem more(int line) {
    String sentence = (count - MAX_COUNT) + " more problems are not listed; mend those above first";
    return new YamlProblem(line, "", YamlProblem.Kind.FORM, sentence);
  }
}
