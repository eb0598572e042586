package pl.proassist.domain.policy;

/** The levels of prepayment.md 2.2, strongest first. */
public enum Level { MANUAL, BLACKLIST, EXEMPTION, FIRST_TIME, SERVICE_SPECIALIST, SERVICE, SPECIALIST, FACILITY }
