package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.action.Action;
import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.action.Situation;
import fr.teleguichet.fleet.update.action.Terms;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a kiosk that asks is answered; idle answers are written once and kept. */
@Singleton
final class PollAnswers {
  private static final int MOST = 100_000;

  private record Written(Situation situation, String base, Content content) {}

  private final Polling polling;
  private final Terms.Source terms;
  private final Replies replies;
  private final Map<String, Written> written = new ConcurrentHashMap<>();

  PollAnswers(Polling polling, Terms.Source terms, Replies replies) {
    this.polling = polling;
    this.terms = terms;
    this.replies = replies;
  }

  /**
   * The answer to a kiosk for which there is nothing to be done.
   *
   * @param base the address of everything that is the kiosk's own
   */
  Content idle(String kiosk, String base, Situation situation) {
    Written before = written.get(kiosk);
    if (before != null && before.situation().equals(situation) && before.base().equals(base)) {
      return before.content();
    }
    Content content = replies.json(tree(kiosk, base, situation));
    if (written.size() >= MOST) {
      written.clear();
    }
    Written _ = written.put(kiosk, new Written(situation, base, content));
    return content;
  }

  /** The answer as a tree. */
  JsonNode tree(String kiosk, String base, Situation situation) {
    Optional<Terms> terms = situation.next().map(this.terms::of);
    String pause =
        polling.pause(
            kiosk, situation.polling(), terms.flatMap(Terms::window).flatMap(Terms.Window::opens));
    Tree whole =
        new Tree().put("config", new Tree().put("polling", new Tree().put("sleep", pause)));
    Tree links = new Tree();
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

  private static void offer(Tree links, String base, Action action, int hash) {
    String rel =
        switch (action.state()) {
          case ActionState.Waiting() -> "confirmationBase";
          case ActionState.Cancelling() -> "cancelAction";
          default -> "deploymentBase";
        };
    String address = base + "/" + rel + "/" + action.id();
    links.link(rel, rel.equals("cancelAction") ? address : address + "?c=" + hash);
  }
}
