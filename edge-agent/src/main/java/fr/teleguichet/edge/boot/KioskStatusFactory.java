package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.enrolment.FleetEnrolment;
import fr.teleguichet.edge.header.OptionalGpioHeader;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.screen.UnitStatus;
import fr.teleguichet.edge.serve.AvailabilityEvidenceCollector;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.edge.technician.UnitStatusFactory;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.edge.update.service.UpdaterService;
import java.util.Optional;

/** How the kiosk stands, in the words of its pages. Belongs to the loop. */
record KioskStatusFactory(
    AgentContext world,
    AgentConfiguration configuration,
    FleetEnrolment membership,
    AvailabilityEvidenceCollector serving,
    OptionalGpioHeader lines,
    UpdaterService updates,
    Optional<SpeechService> speech) {

  /** How the unit stands with its fleet. */
  UnitStatus ofUnit() {
    return factory().of(membership.status(), configuration.enrolment().pagesOrManagersHost());
  }

  /** The same with what the technician's page says of the rest of the kiosk. */
  UnitStatus ofKiosk() {
    return factory()
        .of(
            membership.status(),
            configuration.enrolment().pagesOrManagersHost(),
            serving.way(),
            updates.notice(),
            lines.errors(),
            speech.map(SpeechService::state));
  }

  private UnitStatusFactory factory() {
    return new UnitStatusFactory(Messages.FRENCH, world.clock().getZone());
  }

  /** For how long the kiosk is away, where an update is near or under way. */
  Optional<UpdateAbsence> absence() {
    var notice = updates.notice();
    return notice.minutes().map(minutes -> new UpdateAbsence(minutes, notice.isClosing()));
  }
}
