package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A desk that decides as the test says and refuses whatever no test asked for. */
public final class ScriptedDesk implements EnrolmentAuthoriser {
  private volatile Function<Request, EnrolmentDecision> first = ScriptedDesk::nobodyAsked;
  private volatile Function<Request, EnrolmentDecision> renewal = ScriptedDesk::nobodyAsked;
  private volatile boolean stillGiven = true;
  private final List<Request> asked = new ArrayList<>();

  private static EnrolmentDecision nobodyAsked(Request request) {
    throw new AssertionError("no test expects " + request);
  }

  /** Says what becomes of first enrolments. */
  public void onEnrol(Function<Request, EnrolmentDecision> decision) {
    first = decision;
  }

  /** Says what becomes of renewals. */
  public void onRenew(Function<Request, EnrolmentDecision> decision) {
    renewal = decision;
  }

  /** Takes the names back that it gives, before anybody has the certificate. */
  public void takeBack() {
    stillGiven = false;
  }

  /** Remembers nothing, and decides on nothing. */
  public synchronized void forget() {
    asked.clear();
    first = ScriptedDesk::nobodyAsked;
    renewal = ScriptedDesk::nobodyAsked;
    stillGiven = true;
  }

  /** What the desk was asked, in order. */
  public synchronized List<Request> asked() {
    return List.copyOf(asked);
  }

  private synchronized void remember(Request request) {
    asked.add(request);
  }

  @Override
  public EnrolmentDecision enrol(Request request) {
    remember(request);
    return first.apply(request);
  }

  @Override
  public EnrolmentDecision renew(Request request) {
    remember(request);
    return renewal.apply(request);
  }

  @Override
  public boolean isStillGiven(KioskId name, Fingerprint key) {
    return stillGiven;
  }
}
