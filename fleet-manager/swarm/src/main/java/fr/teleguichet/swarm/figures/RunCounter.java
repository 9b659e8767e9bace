package fr.teleguichet.swarm.figures;

import fr.teleguichet.hardware.text.CodedEnum;

/** What is counted during a run. */
public enum RunCounter implements CodedEnum {
  /** TCP connections tried, one for each CONNECT packet wanted. */
  DIALS,
  /** CONNECT packets that the broker accepted. */
  CONNECTS,
  /** Connections that came to an end, for whatever reason. */
  DISCONNECTS,
  /** Times that a kiosk came into its live phase with its births. */
  LIVES_BEGUN,
  /** Times that a live phase ended. */
  LIVES_ENDED,
  /** NBIRTH messages sent. */
  NODE_BIRTHS,
  /** DBIRTH messages sent. */
  DEVICE_BIRTHS,
  /** Births sent again on the host's demand; counted in {@link #NODE_BIRTHS}, too. */
  REBIRTHS,
  /** NDEATH messages that a kiosk sent itself. */
  DEATHS,
  /** Connections cut without a word on purpose, so that the broker sends the will. */
  VANISHED,
  /** Reports (NDATA) that the schedule asked for. */
  REPORTS_DUE,
  /** Reports sent. */
  REPORTS,
  /** Reports not sent because their kiosk was not live. */
  REPORTS_AWAY,
  /** Reports not sent because their connection was full: the broker did not read. */
  REPORTS_WITHHELD,
  /** Values within the reports sent. */
  VALUES,
  /** Markers sent: one metric of a probe kiosk turned over. */
  MARKERS,
  /** Records written into the kiosks' journals. */
  RECORDS,
  /** Records that found their journal full, so that they were never written. */
  RECORDS_REFUSED,
  /** Rows of records sent, the repeated ones included. */
  RECORD_ROWS,
  /** Rows sent again. */
  RECORD_ROWS_AGAIN,
  /** Messages that carried rows. */
  RECORD_MESSAGES,
  /** Records that the host acknowledged. */
  RECORDS_ACKNOWLEDGED,
  /** Acknowledgements that made no sense: for another journal or beyond what was written. */
  ACKNOWLEDGEMENTS_STRANGE,
  /** NCMD and DCMD messages received. */
  COMMANDS,
  /** STATE messages received. */
  HOST_STATES,
  /** PINGREQ packets sent. */
  PINGS,
  /** PUBLISH packets sent, of whatever kind. */
  MESSAGES_SENT,
  /** PUBLISH packets received. */
  MESSAGES_RECEIVED,
  /** Bytes of PUBLISH packets sent, MQTT header included. */
  BYTES_SENT;
}
