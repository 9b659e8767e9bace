package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.appointment.AdmittedAppointment;
import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.help.HelpService;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.session.SessionService;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** A screen with the session that it shows and its calls, as the agent puts them together. */
public record WholeScreen(
    CitizenScreen screen,
    SessionService session,
    CallService calls,
    HelpService help,
    AppointmentService appointments,
    TestPattern pattern,
    EventStream<PresenceEvent> presence) {

  /** Where it runs and writes. */
  public record World(
      Vertx vertx, Loop loop, Clock clock, DurableNotes notes, RecordAppender records) {}

  public static WholeScreen of(World world, KioskSnapshot glance, CitizenScreen.Offer offer) {
    return of(world, glance, offer, UUID.randomUUID());
  }

  static WholeScreen of(
      World world, KioskSnapshot glance, CitizenScreen.Offer offer, UUID journal) {
    var pattern = new TestPattern(world.loop);
    var presence = new EventStream<PresenceEvent>(world.loop);
    var admission = new AdmittedAppointment();
    var session =
        new SessionService(
            new SessionService.Surroundings(
                world.loop,
                world.clock,
                presence,
                world.notes,
                world.records,
                UUID::randomUUID,
                new KioskSessionAdmission(offer.services(), glance, pattern, admission)));
    var surroundings =
        new CitizenScreen.Surroundings(
            world.vertx, world.loop, world.clock, presence, world.records, journal, glance);
    var calls = new CallService(world.loop, session, UUID::randomUUID);
    var help =
        new HelpService(world.loop, session, UUID::randomUUID, Optional.of("05 65 00 00 00"));
    var appointments =
        new AppointmentService(world.loop, world.clock, world.notes, session, admission);
    // Without a device: tests of papers bring theirs.
    var documents =
        new ScanAndPrintService(world.loop, session, Optional.empty(), Optional.empty());
    var screen =
        new CitizenScreen(surroundings, offer, session, pattern)
            .with(calls)
            .with(help)
            .with(appointments)
            .with(documents);
    return new WholeScreen(screen, session, calls, help, appointments, pattern, presence);
  }
}
