ARG PYTHON_IMAGE=python:3.13-slim
FROM ${PYTHON_IMAGE} AS installed
WORKDIR /app
COPY requirements.lock .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock

FROM ${PYTHON_IMAGE}
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 FILES_DIR=/files HOST=0.0.0.0
RUN useradd --system --uid 10001 --home-dir /app clauseline && install -d -o clauseline /files \
    && useradd --system --uid 10002 --home-dir /app reader && install -d -o reader /reader
COPY --from=installed /venv /venv
COPY . /app
WORKDIR /app
# Else each process compiles them anew, since none may write there.
RUN python -m compileall -q clauseline project proposals annotations
# The key is of this one command and stays in no layer.
RUN SECRET_KEY=none DATABASE_URL=sqlite://:memory: SITE_URL=http://127.0.0.1 CLAUSELINE_VAR=/app/var \
    python manage.py collectstatic --noinput && install -d -o clauseline /app/var/pages
USER clauseline
VOLUME /files
EXPOSE 8000
CMD ["python", "manage.py", "up", "--only", "web"]
