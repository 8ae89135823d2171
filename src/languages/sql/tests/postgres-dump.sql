--
-- PostgreSQL database dump
--
SET search_path = public, pg_catalog;
SET default_tablespace = '';

--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--
CREATE TABLE public.users (
    id integer NOT NULL,
    name text
);
ALTER TABLE public.users OWNER TO postgres;
COPY public.users (id, name) FROM stdin;
1	it's (one
2	CREATE TABLE fake (x int);
\.
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);
CREATE INDEX by_name ON public.users USING btree (name);
