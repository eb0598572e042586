package pl.proassist.domain.policy;

/** Whether money must come before a visit. ON_SITE is only ever a result (short notice, A05), never written in a rule. */
public enum Requirement { NONE, OPTIONAL, REQUIRED, ON_SITE }
