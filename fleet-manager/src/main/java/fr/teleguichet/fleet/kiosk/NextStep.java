package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.text.CodedEnum;

/** What is to be done next about a reason, and by whom. */
public enum NextStep implements CodedEnum {
  CHECK_POWER_AND_NETWORK(ResponsibleRole.MEDIATOR),
  RESTART_KIOSK(ResponsibleRole.MEDIATOR),
  WAIT_FOR_RETURN(ResponsibleRole.COORDINATOR),
  WAIT_FOR_OPENING(ResponsibleRole.COORDINATOR),
  REMOVE_KIOSK(ResponsibleRole.COORDINATOR),
  FINISH_WORK(ResponsibleRole.TECHNICIAN),
  PUT_IN_SERVICE(ResponsibleRole.COORDINATOR),
  CHECK_MANAGER(ResponsibleRole.OPERATOR),
  CHECK_CABLE(ResponsibleRole.MEDIATOR),
  REFILL_PAPER(ResponsibleRole.MEDIATOR),
  CLEAR_JAM(ResponsibleRole.MEDIATOR),
  KEEP_FORGOTTEN_PAPER(ResponsibleRole.MEDIATOR),
  CLOSE_COVER(ResponsibleRole.MEDIATOR),
  OPEN_SHUTTER(ResponsibleRole.MEDIATOR),
  TURN_SOUND_UP(ResponsibleRole.MEDIATOR),
  EMPTY_OUTPUT_TRAY(ResponsibleRole.MEDIATOR),
  REPLACE_TONER(ResponsibleRole.TECHNICIAN),
  SERVICE_PRINTER(ResponsibleRole.TECHNICIAN),
  INSPECT_PART(ResponsibleRole.TECHNICIAN),
  CHECK_ENCLOSURE(ResponsibleRole.TECHNICIAN),
  CHECK_MAINS(ResponsibleRole.MEDIATOR),
  REPLACE_BATTERY(ResponsibleRole.TECHNICIAN),
  REPLACE_POWER_SUPPLY(ResponsibleRole.TECHNICIAN),
  COOL_DOWN(ResponsibleRole.TECHNICIAN),
  REPLACE_STORAGE(ResponsibleRole.TECHNICIAN),
  FREE_STORAGE(ResponsibleRole.OPERATOR),
  ASK_DIAGNOSTICS(ResponsibleRole.OPERATOR),
  CALL_NETWORK_PROVIDER(ResponsibleRole.COORDINATOR),
  SET_CLOCK(ResponsibleRole.OPERATOR),
  RETRY_UPDATE(ResponsibleRole.OPERATOR),
  REINSTALL_ON_SITE(ResponsibleRole.TECHNICIAN),
  LIMIT_TRAFFIC(ResponsibleRole.OPERATOR);

  private final ResponsibleRole who;

  NextStep(ResponsibleRole who) {
    this.who = who;
  }

  /** Who does it. */
  public ResponsibleRole who() {
    return who;
  }

  /** What is done about this reason. */
  public static NextStep of(StatusReason reason) {
    return NextStepResolver.of(reason);
  }

  /** Who does it, in words. */
  public String who(LocalizedText text) {
    return text.say("next.who." + who.code());
  }

  /** What is to be done, in words. */
  public String words(LocalizedText text) {
    return text.say("next.step." + code());
  }
}
