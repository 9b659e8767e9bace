/** Tests of papers in and out. */
@NullMarked
package fr.teleguichet.edge.document;

import org.jspecify.annotations.NullMarked;
