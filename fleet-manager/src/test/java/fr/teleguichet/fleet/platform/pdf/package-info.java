/** Tests of documents for printing and keeping. */
@NullMarked
package fr.teleguichet.fleet.platform.pdf;

import org.jspecify.annotations.NullMarked;
