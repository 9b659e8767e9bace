package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.text.Worded;

/** What is to be done next about a reason, and by whom. */
public enum NextStep implements Worded {
  CHECK_POWER_AND_NETWORK(ActingRole.MEDIATOR),
  RESTART_KIOSK(ActingRole.MEDIATOR),
  WAIT_FOR_RETURN(ActingRole.COORDINATOR),
  WAIT_FOR_OPENING(ActingRole.COORDINATOR),
  REMOVE_KIOSK(ActingRole.COORDINATOR),
  FINISH_WORK(ActingRole.TECHNICIAN),
  PUT_IN_SERVICE(ActingRole.COORDINATOR),
  CHECK_MANAGER(ActingRole.OPERATOR),
  CHECK_CABLE(ActingRole.MEDIATOR),
  REFILL_PAPER(ActingRole.MEDIATOR),
  CLEAR_JAM(ActingRole.MEDIATOR),
  KEEP_FORGOTTEN_PAPER(ActingRole.MEDIATOR),
  CLOSE_COVER(ActingRole.MEDIATOR),
  OPEN_SHUTTER(ActingRole.MEDIATOR),
  TURN_SOUND_UP(ActingRole.MEDIATOR),
  EMPTY_OUTPUT_TRAY(ActingRole.MEDIATOR),
  REPLACE_TONER(ActingRole.TECHNICIAN),
  SERVICE_PRINTER(ActingRole.TECHNICIAN),
  INSPECT_PART(ActingRole.TECHNICIAN),
  CHECK_ENCLOSURE(ActingRole.TECHNICIAN),
  CHECK_MAINS(ActingRole.MEDIATOR),
  REPLACE_BATTERY(ActingRole.TECHNICIAN),
  REPLACE_POWER_SUPPLY(ActingRole.TECHNICIAN),
  COOL_DOWN(ActingRole.TECHNICIAN),
  REPLACE_STORAGE(ActingRole.TECHNICIAN),
  FREE_STORAGE(ActingRole.OPERATOR),
  ASK_DIAGNOSTICS(ActingRole.OPERATOR),
  CALL_NETWORK_PROVIDER(ActingRole.COORDINATOR),
  SET_CLOCK(ActingRole.OPERATOR),
  RETRY_UPDATE(ActingRole.OPERATOR),
  REINSTALL_ON_SITE(ActingRole.TECHNICIAN),
  LIMIT_TRAFFIC(ActingRole.OPERATOR);

  private final ActingRole who;

  NextStep(ActingRole who) {
    this.who = who;
  }

  /** Who does it. */
  public ActingRole who() {
    return who;
  }

  /** What is done about this reason. */
  public static NextStep of(StatusReason reason) {
    return NextStepTable.of(reason);
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
