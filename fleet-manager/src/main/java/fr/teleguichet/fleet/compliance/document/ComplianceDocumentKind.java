package fr.teleguichet.fleet.compliance.document;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** The documents that a public body must have of its kiosks, in the order of their list. */
public enum ComplianceDocumentKind implements CodedEnum {
  /** The accessibility statement (loi 2005-102, article 47; RGAA 4.1). */
  ACCESSIBILITY_STATEMENT,
  /** What people are told of their data (GDPR, article 13). */
  PRIVACY_NOTICE,
  /** The entries of the record of processing activities (GDPR, article 30). */
  PROCESSING_RECORD,
  /** Whether a data protection impact assessment is needed (GDPR, article 35). */
  IMPACT_ASSESSMENT_SCREENING,
  /** The skeleton of the security accreditation (décret 2010-112, RGS). */
  SECURITY_ACCREDITATION;

  /** The kind of this word. */
  public static Optional<ComplianceDocumentKind> ofWord(String word) {
    return CodedEnum.of(ComplianceDocumentKind.class, word);
  }

  /** The address of its page. */
  public String path() {
    return "/compliance/" + code();
  }
}
