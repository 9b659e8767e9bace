package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fills the parts of pages that change while somebody looks. */
@Singleton
final class RemoteCommandFragmentRenderer {

  static final int FEW = 3;
  static final int MAX_COUNT = 50;

  /**
   * What an open page shows.
   *
   * @param kiosk the kiosk; empty where it was never heard of, and nothing can be wanted
   * @param path the kiosk in addresses
   * @param role who reads it
   * @param most the most wishes
   * @param id the one wish, where the page shows only that
   */
  record Wanted(
      Optional<NodeAddress> kiosk,
      String path,
      Role role,
      Language language,
      int most,
      Optional<UUID> id) {}

  private final RemoteCommandService desk;
  private final TemplateRenderer templates;
  private final MessageBundles texts;
  private final Clock clock;

  RemoteCommandFragmentRenderer(
      RemoteCommandService desk, TemplateRenderer templates, MessageBundles texts, Clock clock) {
    this.desk = desk;
    this.templates = templates;
    this.texts = texts;
    this.clock = clock;
  }

  /** The kiosk's latest wishes, for a reader of this role. */
  RemoteCommandViewModels.Listing listing(
      Optional<NodeAddress> kiosk, String path, Role role, int most) {
    return new RemoteCommandViewModels.Listing(path, latest(kiosk, most), role, clock.instant());
  }

  private List<RemoteCommand> latest(Optional<NodeAddress> kiosk, int most) {
    return kiosk.map(node -> desk.latest(node, most)).orElse(List.of());
  }

  /** The part's HTML. */
  String html(Wanted wanted) {
    LocalizedText text = texts.in(wanted.language());
    Optional<RemoteCommand> one =
        wanted.id().flatMap(desk::find).filter(it -> wanted.kiosk().equals(Optional.of(it.node())));
    if (one.isPresent()) {
      return life(one.get(), wanted, text);
    }
    return templates.fill(
        "care/lines",
        Map.of(
            "listing",
            listing(wanted.kiosk(), wanted.path(), wanted.role(), wanted.most()),
            "text",
            text));
  }

  private String life(RemoteCommand command, Wanted wanted, LocalizedText text) {
    RemoteCommandViewModels.Listing listing =
        new RemoteCommandViewModels.Listing(
            wanted.path(), List.of(command), wanted.role(), clock.instant());
    return templates.fill(
        "care/life", Map.of("listing", listing, "steps", desk.steps(command), "text", text));
  }

  /** What changed last at the kiosk, in one sentence for who can't see it move. */
  String said(Wanted wanted) {
    LocalizedText text = texts.in(wanted.language());
    return latest(wanted.kiosk(), wanted.most()).stream()
        .max(java.util.Comparator.comparing(RemoteCommand::changed))
        .map(
            it ->
                text.say(
                    "care.said",
                    RemoteCommandText.action(it.action(), text),
                    RemoteCommandText.state(it.state(), text)))
        .orElse("");
  }
}
