/**
 * A document that the law asks for, as sections that a page and a PDF show alike, with its gaps.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.compliance.document;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
