package fr.teleguichet.edge.screen;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Page that is put together when it is asked for the first time: its classes take no time of the
 * kiosk's start and no memory of a kiosk on which nobody opens it. Belongs to the loop.
 */
public final class DeferredExtraPage implements ExtraPage.Acting {

  private final String path;
  private final Supplier<Map<String, PageFile>> files;
  private final Supplier<Acting> source;
  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable Acting page;

  /**
   * A page that is not there yet.
   *
   * @param path what {@link ExtraPage#path} answers
   * @param files reads them; asked at the start, not on the loop
   * @param source makes the page, once
   */
  public DeferredExtraPage(
      String path, Supplier<Map<String, PageFile>> files, Supplier<Acting> source) {
    this.path = path;
    this.files = files;
    this.source = source;
  }

  private Acting page() {
    Acting made = page;
    if (made == null) {
      made = source.get();
      page = made;
      listeners.forEach(made::listen);
    }
    return made;
  }

  @Override
  public Map<String, PageFile> files() {
    return files.get();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public JsonObject view() {
    return page().view();
  }

  @Override
  public Admission admit(Optional<String> shown) {
    return page().admit(shown);
  }

  @Override
  public void act(JsonObject message) {
    page().act(message);
  }

  @Override
  public int maxMessage() {
    return page().maxMessage();
  }

  @Override
  public void listen(Runnable listener) {
    if (page == null) {
      listeners.add(listener);
    } else {
      page.listen(listener);
    }
  }
}
