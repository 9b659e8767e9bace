package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeferredExtraPageTest {

  private final List<Page> made = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final DeferredExtraPage deferred =
      new DeferredExtraPage("/api/late", Map::of, this::make);

  private Page make() {
    var page = new Page();
    made.add(page);
    return page;
  }

  @Test
  void nothingIsMadeForPathFilesAndListeners() {
    assertThat(deferred.path()).isEqualTo("/api/late");
    assertThat(deferred.files()).isEmpty();
    deferred.listen(() -> told.add("early"));
    assertThat(made).isEmpty();
  }

  @Test
  void oneAndTheSamePageAnswersEverything() {
    assertThat(deferred.admit(Optional.empty())).isEqualTo(new ExtraPage.Admission.Refused());
    assertThat(deferred.view()).isEqualTo(new JsonObject().put("late", true));
    assertThat(deferred.maxMessage()).isEqualTo(7);
    deferred.act(new JsonObject().put("action", "try"));
    assertThat(made).singleElement().satisfies(it -> assertThat(it.acts).containsExactly("try"));
  }

  @Test
  void listenersOfBeforeAndAfterAreTold() {
    deferred.listen(() -> told.add("early"));
    var _ = deferred.view();
    deferred.listen(() -> told.add("late"));
    made.forEach(page -> page.listeners.forEach(Runnable::run));
    assertThat(told).containsExactly("early", "late");
  }

  private static final class Page implements ExtraPage.Acting {

    private final List<String> acts = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    @Override
    public Map<String, PageFile> files() {
      return Map.of();
    }

    @Override
    public String path() {
      return "/api/late";
    }

    @Override
    public JsonObject view() {
      return new JsonObject().put("late", true);
    }

    @Override
    public Admission admit(Optional<String> shown) {
      return new Admission.Refused();
    }

    @Override
    public void act(JsonObject message) {
      acts.add(message.getString("action"));
    }

    @Override
    public int maxMessage() {
      return 7;
    }

    @Override
    public void listen(Runnable listener) {
      listeners.add(listener);
    }
  }
}
