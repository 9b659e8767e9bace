package fr.teleguichet.edge.help;

import fr.teleguichet.edge.session.CitizenSession;
import fr.teleguichet.edge.session.CitizenSession.Connected;
import fr.teleguichet.edge.session.CitizenSession.Connecting;
import fr.teleguichet.edge.session.CitizenSession.Doubt;
import fr.teleguichet.edge.session.CitizenSession.Idle;
import fr.teleguichet.edge.session.CitizenSession.NoAnswer;
import fr.teleguichet.edge.session.CitizenSession.Thanks;
import fr.teleguichet.edge.session.CitizenSession.TooShort;
import fr.teleguichet.edge.session.CitizenSession.Unsure;
import fr.teleguichet.edge.session.CitizenSession.Waiting;
import fr.teleguichet.edge.session.SurveyInProgress;
import fr.teleguichet.edge.session.TransferOffer;
import fr.teleguichet.hardware.text.CodedEnum;

/** What the citizen is at, for who comes: in a call one does not knock. */
enum HelpMoment implements CodedEnum {
  HOME,
  CHOOSING,
  WAITING,
  INTERVIEW,
  SURVEY;

  static HelpMoment of(CitizenSession session) {
    return switch (session) {
      case Idle _ -> HOME;
      case Waiting _, Connecting _, NoAnswer _ -> WAITING;
      case Connected _, TransferOffer _ -> INTERVIEW;
      case SurveyInProgress _, TooShort _, Thanks _ -> SURVEY;
      case Doubt(Unsure before) -> of(before);
      case Unsure _ -> CHOOSING;
    };
  }
}
