package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.loop.Loop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Colours, greys and a grid over the whole screen with a corner each to be touched, for a
 * technician. While it is shown no session begins. Belongs to the loop.
 */
public final class TestPattern {

  private final Loop loop;
  private final Set<Corner> touched = EnumSet.noneOf(Corner.class);
  private @Nullable Consumer<Corner> listener;
  private Runnable onChange = () -> {};

  /** A corner of the screen. */
  public enum Corner {
    TOP_LEFT("top left"),
    TOP_RIGHT("top right"),
    BOTTOM_LEFT("bottom left"),
    BOTTOM_RIGHT("bottom right");

    private final String words;

    Corner(String words) {
      this.words = words;
    }

    /** What people read. */
    public String words() {
      return words;
    }

    private static Optional<Corner> of(String words) {
      return Arrays.stream(values()).filter(it -> it.words.equals(words)).findFirst();
    }
  }

  public TestPattern(Loop loop) {
    this.loop = loop;
  }

  /** Tells whoever draws it when it looks otherwise. */
  void onChange(Runnable action) {
    onChange = action;
  }

  /**
   * Shows it with no corner touched.
   *
   * @param onTouch told of each corner at its first touch
   */
  public void show(Consumer<Corner> onTouch) {
    loop.check();
    touched.clear();
    listener = onTouch;
    onChange.run();
  }

  /** Shows the citizen's page again. */
  public void hide() {
    loop.check();
    listener = null;
    onChange.run();
  }

  boolean isShown() {
    return listener != null;
  }

  /** A corner was touched; says whether there is one of that name on the screen. */
  boolean touch(String words) {
    Optional<Corner> corner = Corner.of(words);
    Consumer<Corner> told = listener;
    if (corner.isEmpty() || told == null) {
      return false;
    }
    if (touched.add(corner.get())) {
      told.accept(corner.get());
      onChange.run();
    }
    return true;
  }

  /** As the page shows it. */
  JsonObject view() {
    var corners = new JsonArray();
    for (Corner corner : Corner.values()) {
      corners.add(
          new JsonObject().put("corner", corner.words).put("touched", touched.contains(corner)));
    }
    return new JsonObject().put("state", "pattern").put("corners", corners);
  }
}
