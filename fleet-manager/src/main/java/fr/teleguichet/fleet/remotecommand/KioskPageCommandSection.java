package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.KioskPageSection;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** Remote care on the kiosk's page: what can be wanted, and what became of the last wishes. */
@Singleton
final class KioskPageCommandSection implements KioskPageSection {

  private final RemoteCommandFragmentRenderer view;
  private final RemoteCommandDispatcher post;
  private final TemplateRenderer templates;

  KioskPageCommandSection(
      RemoteCommandFragmentRenderer view,
      RemoteCommandDispatcher post,
      TemplateRenderer templates) {
    this.view = view;
    this.post = post;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, KioskRow kiosk, Principal visitor) {
    if (!kiosk.reports() || !RemoteCommandPermissions.maySee(visitor.role())) {
      return Optional.empty();
    }
    try {
      RemoteCommandViewModels.Board board = board(kiosk, visitor, false, Optional.empty());
      return board.isUnderWay()
          ? Optional.of(templates.fill("care/section", Map.of("text", frame.text(), "page", board)))
          : Optional.empty();
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager can want nothing
    }
  }

  /** What the section and the page of its own show. */
  RemoteCommandViewModels.Board board(
      KioskRow kiosk, Principal visitor, boolean whole, Optional<String> done) {
    NodeAddress node = new NodeAddress(kiosk.territory(), kiosk.name());
    boolean declines = post.declines(node);
    int most = whole ? RemoteCommandFragmentRenderer.MAX_COUNT : RemoteCommandFragmentRenderer.FEW;
    return new RemoteCommandViewModels.Board(
        kiosk,
        view.listing(kiosk.node(), kiosk.path(), visitor.role(), most),
        "/events/care/" + kiosk.path() + (whole ? "?all=yes" : ""),
        declines ? Set.of() : RemoteCommandPermissions.of(visitor.role()),
        declines,
        RemoteCommandPermissions.mayAskForBirths(visitor.role()),
        post.reaches(node),
        whole,
        done);
  }

  @Override
  public int getOrder() {
    return 10;
  }
}
