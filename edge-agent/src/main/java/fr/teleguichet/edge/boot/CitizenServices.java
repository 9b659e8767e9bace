package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.appointment.AdmittedAppointment;
import fr.teleguichet.edge.appointment.AppointmentService;
import fr.teleguichet.edge.call.CallService;
import fr.teleguichet.edge.call.VideoCallClient;
import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.erasure.BrowserErasure;
import fr.teleguichet.edge.erasure.SessionAdmissionAfterErasure;
import fr.teleguichet.edge.erasure.SessionErasureService;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.help.HelpService;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.precall.PreCallTestService;
import fr.teleguichet.edge.presence.PresenceEvent;
import fr.teleguichet.edge.screen.BrowserPolicyFiles;
import fr.teleguichet.edge.screen.CitizenScreen;
import fr.teleguichet.edge.screen.KioskSessionAdmission;
import fr.teleguichet.edge.screen.KioskSnapshot;
import fr.teleguichet.edge.screen.TestPattern;
import fr.teleguichet.edge.service.OfferedServices;
import fr.teleguichet.edge.session.SessionService;

/**
 * What citizens meet: the session, its calls, and the page that shows them.
 *
 * @param presence who comes and goes
 * @param pattern what a technician tests the screen with
 */
record CitizenServices(
    EventStream<PresenceEvent> presence,
    TestPattern pattern,
    SessionService session,
    CallService calls,
    HelpService help,
    AppointmentService appointments,
    SessionErasureService erasure,
    BrowserErasure browser,
    PreCallTestService callTest,
    CitizenScreen screen) {

  /** Has the fleet manager asked by this line; played advisers come after it. */
  void by(VideoCallClient manager, KioskHardware hardware) {
    calls.by(manager);
    hardware.advisers().ifPresent(calls::by);
    help.by(manager);
    appointments.by(manager);
    callTest.by(manager);
    // Nobody who looks at a played kiosk in a browser of their own is to be asked for their camera.
    if (!hardware.isSimulated()) {
      callTest.start(session, presence);
    }
  }

  static CitizenServices of(
      AgentContext world,
      AgentConfiguration configuration,
      OfferedServices services,
      KioskSnapshot glance) {
    Loop loop = world.loop();
    var offer =
        new CitizenScreen.Offer(
            configuration.screen().port(),
            services,
            configuration.opening(),
            configuration.screen().recordsToken());
    var presence = new EventStream<PresenceEvent>(loop);
    var pattern = new TestPattern(loop);
    var admission = new AdmittedAppointment();
    var erasure = new SessionErasureService(loop, world.clock(), world.notes(), world.records());
    var browser = new BrowserErasure(world.machine().ids());
    var session =
        new SessionService(
            new SessionService.Surroundings(
                loop,
                world.clock(),
                presence,
                world.notes(),
                world.records(),
                world.machine().ids(),
                new SessionAdmissionAfterErasure(
                    new KioskSessionAdmission(offer.services(), glance, pattern, admission),
                    erasure)),
            services::minimumInterview);
    var surroundings =
        new CitizenScreen.Surroundings(
            world.machine().vertx(),
            loop,
            world.clock(),
            presence,
            world.records(),
            world.journal(),
            glance);
    var calls = new CallService(loop, session, world.machine().ids());
    var help =
        new HelpService(loop, session, world.machine().ids(), configuration.help().telephone());
    var appointments =
        new AppointmentService(loop, world.clock(), world.notes(), session, admission);
    var callTest =
        new PreCallTestService(
            loop,
            world.clock(),
            world.kiosk(),
            configuration.callTest(),
            configuration.opening(),
            world.machine().ids());
    var screen =
        new CitizenScreen(surroundings, offer, session, pattern)
            .with(calls)
            .with(help)
            .with(appointments)
            .with(erasure, browser)
            .with(callTest);
    BrowserPolicyFiles.of(world, configuration.help().telephone(), services)
        .ifPresent(
            files -> {
              var _ = screen.with(files);
            });
    return new CitizenServices(
        presence, pattern, session, calls, help, appointments, erasure, browser, callTest, screen);
  }
}
