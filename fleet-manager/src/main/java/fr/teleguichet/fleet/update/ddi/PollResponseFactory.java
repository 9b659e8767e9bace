package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.action.InstallConditions;
import fr.teleguichet.fleet.update.action.PollReply;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a kiosk that asks is answered; idle answers are written once and kept. */
@Singleton
final class PollResponseFactory {
  private static final int MAX_COUNT = 100_000;

  private record Written(PollReply situation, String base, ETaggedBody content) {}

  private final PollingSchedule polling;
  private final InstallConditions.Source terms;
  private final DdiBodyCodec replies;
  private final Map<TargetId, Written> written = new ConcurrentHashMap<>();

  PollResponseFactory(
      PollingSchedule polling, InstallConditions.Source terms, DdiBodyCodec replies) {
    this.polling = polling;
    this.terms = terms;
    this.replies = replies;
  }

  /**
   * The answer to a kiosk for which there is nothing to be done.
   *
   * @param base the address of everything that is the kiosk's own
   */
  ETaggedBody idle(TargetId kiosk, String base, PollReply situation) {
    Written before = written.get(kiosk);
    if (before != null && before.situation().equals(situation) && before.base().equals(base)) {
      return before.content();
    }
    ETaggedBody content = replies.json(tree(kiosk, base, situation));
    if (written.size() >= MAX_COUNT) {
      written.clear();
    }
    Written _ = written.put(kiosk, new Written(situation, base, content));
    return content;
  }

  /** The answer as a tree. */
  JsonNode tree(TargetId kiosk, String base, PollReply situation) {
    Optional<InstallConditions> terms = situation.next().map(this.terms::of);
    String pause =
        polling.pause(
            kiosk,
            situation.polling(),
            terms.flatMap(InstallConditions::window).flatMap(InstallConditions.Window::opens));
    JsonTreeBuilder whole =
        new JsonTreeBuilder()
            .put(
                "config",
                new JsonTreeBuilder().put("polling", new JsonTreeBuilder().put("sleep", pause)));
    JsonTreeBuilder links = new JsonTreeBuilder();
    situation
        .next()
        .ifPresent(action -> offer(links, base, action, terms.orElseThrow().hash(action)));
    situation
        .installed()
        .ifPresent(action -> links.link("installedBase", base + "/installedBase/" + action.id()));
    if (situation.asks()) {
      links.link("configData", base + "/configData");
    }
    return (links.isEmpty() ? whole : whole.put("_links", links)).node();
  }

  private static void offer(JsonTreeBuilder links, String base, UpdateAction action, int hash) {
    String rel =
        switch (action.state()) {
          case UpdateActionState.Waiting() -> "confirmationBase";
          case UpdateActionState.Cancelling() -> "cancelAction";
          default -> "deploymentBase";
        };
    String address = base + "/" + rel + "/" + action.id();
    links.link(rel, rel.equals("cancelAction") ? address : address + "?c=" + hash);
  }
}
