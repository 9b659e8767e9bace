package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;

/** Test patterns for tests of other packages. */
public final class TestPatterns {

  private TestPatterns() {}

  /** A pattern that no page shows. */
  public static TestPattern unseen(Loop loop) {
    return new TestPattern(loop, () -> {});
  }
}
