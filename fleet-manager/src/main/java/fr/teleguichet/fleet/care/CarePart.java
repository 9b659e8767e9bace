package fr.teleguichet.fleet.care;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskPart;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** Remote care on the kiosk's page: what can be wanted, and what became of the last wishes. */
@Singleton
final class CarePart implements KioskPart {

  private final CareView view;
  private final CarePost post;
  private final Templates templates;

  CarePart(CareView view, CarePost post, Templates templates) {
    this.view = view;
    this.post = post;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(Frame frame, KioskRow kiosk, Visitor visitor) {
    if (!kiosk.reports() || !CareRights.maySee(visitor.role())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          templates.fill(
              "care/section",
              Map.of(
                  "text", frame.text(), "page", board(kiosk, visitor, false, Optional.empty()))));
    } catch (JdbiException _) {
      return Optional.empty(); // without its database the manager can want nothing
    }
  }

  /** What the section and the page of its own show. */
  CarePages.Board board(KioskRow kiosk, Visitor visitor, boolean whole, Optional<String> done) {
    NodeAddress node = new NodeAddress(kiosk.territory(), kiosk.name());
    boolean declines = post.declines(node);
    int most = whole ? CareView.MOST : CareView.FEW;
    return new CarePages.Board(
        kiosk,
        view.listing(kiosk.node(), kiosk.path(), visitor.role(), most),
        "/events/care/" + kiosk.path() + (whole ? "?all=yes" : ""),
        declines ? Set.of() : CareRights.of(visitor.role()),
        declines,
        CareRights.mayAskForBirths(visitor.role()),
        post.reaches(node),
        whole,
        done);
  }

  @Override
  public int getOrder() {
    return 10;
  }
}
