FROM python:3.13-slim AS installed
WORKDIR /app
COPY requirements.lock .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 FILES_DIR=/files HOST=0.0.0.0
RUN useradd --system --uid 10001 --home-dir /app clauseline && install -d -o clauseline /files
COPY --from=installed /venv /venv
COPY . /app
WORKDIR /app
# The key is of this one command and stays in no layer.
RUN SECRET_KEY=none DATABASE_URL=sqlite://:memory: CLAUSELINE_VAR=/app/var python manage.py collectstatic --noinput
USER clauseline
VOLUME /files
EXPOSE 8000
CMD ["python", "manage.py", "up", "--only", "web"]
