/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.text;

import org.jspecify.annotations.NullMarked;
