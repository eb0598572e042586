/** Invoices as the ministry wants them written: the logical structure FA(3), its checks and its reading. */
package pl.proassist.adapters.ksef.fa3;
